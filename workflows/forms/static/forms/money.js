// Amounts of money as whole cents (BigInt): read, multiplied and written exactly as the server does.
const THOUSANDS = /^-?[1-9]\d{0,2}(?:([.,'’ ])\d{3})(?:\1\d{3})*$/;
const PLAIN = /^-?\d{1,15}(?:[.,]\d{1,2})?$/;
const GROUPED = /^-?[1-9]\d{0,2}(?:([.,'’ ])\d{3})(?:\1\d{3})*(?!\1)[.,]\d{1,2}$/;
const MOST = 10n ** 14n;

// The hundredths in "1.234,50", "1,234.50", "1 234,5" or "١٢"; null when there is no such number.
export function cents(text) {
  const plain = (text ?? "").replace(/[\u00a0\u202f]/g, " ").replace(/٫/g, ",").replace(/٬/g, "’")
    .replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x660))
    .replace(/[۰-۹]/g, (digit) => String(digit.charCodeAt(0) - 0x6f0))
    .replace(/−/g, "-").replace(/€|euros?|eur/gi, "").trim();
  let found = null;
  if (THOUSANDS.test(plain)) found = `${plain.replace(/[.,'’ ]/g, "")}.00`;
  else if (PLAIN.test(plain)) found = plain.replace(",", ".");
  else if (GROUPED.test(plain)) {
    const at = Math.max(plain.lastIndexOf("."), plain.lastIndexOf(","));
    found = `${plain.slice(0, at).replace(/[.,'’ ]/g, "")}.${plain.slice(at + 1)}`;
  }
  if (found === null) return null;
  const [whole, part = ""] = found.split(".");
  const number = BigInt(whole + part.padEnd(2, "0"));
  return number < MOST && number > -MOST ? number : null;
}

// Half a cent is rounded away from zero.
export function divide(number, by) {
  const sign = number < 0n ? -1n : 1n;
  return (sign * (sign * number * 2n + by)) / (by * 2n);
}

// Quantity (in hundredths) times price (in cents), in cents.
export const times = (quantity, price) => divide(quantity * price, 100n);

export const sum = (numbers) => numbers.reduce((all, each) => all + (each ?? 0n), 0n);

// Writes cents with the marks of the page's language.
export function writer({ decimal, thousand }) {
  const digits = (number) => {
    const text = String(number < 0n ? -number : number).padStart(3, "0");
    const whole = text.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, thousand);
    return `${whole}${decimal}${text.slice(-2)}`;
  };
  // Hundredths with as many places as asked for: "1.234", "12,5".
  const number = (hundredths, places) => {
    const [whole, part] = digits(hundredths).split(decimal);
    return `${hundredths < 0n ? "-" : ""}${whole}${places ? decimal + part.slice(0, places) : ""}`;
  };
  const euros = (number) => `${number < 0n ? "-" : ""}${digits(number)}\u00a0€`;
  const sign = (number) => (number > 0n ? "+" : number < 0n ? "−" : "±");
  // "+40,00 € (+10,0 %)"
  const signed = (actual, planned) => {
    const difference = actual - planned;
    const text = `${sign(difference)}${digits(difference)}\u00a0€`;
    if (!planned) return text;
    const percent = String(divide((difference < 0n ? -difference : difference) * 1000n, planned)).padStart(2, "0");
    return `${text} (${sign(difference)}${percent.slice(0, -1)}${decimal}${percent.slice(-1)}\u00a0%)`;
  };
  return { euros, number, signed };
}
