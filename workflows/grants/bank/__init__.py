"""What goes to a bank and to bookkeeping: SEPA files, words a bank takes, lists of bookings."""
