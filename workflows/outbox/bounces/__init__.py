"""What comes back: reports of mail servers and complaints, read by IMAP and noted at their mail.

A report belongs to the mail whose Message-ID it returns: that is ours, unguessable, and stands in no mail
but its recipient's. Names and addresses in a report alone decide nothing.
"""
