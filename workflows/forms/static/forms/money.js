// Amounts of money as whole cents (BigInt): read, multiplied and written exactly as the server does.
// The same rules as workflows/values/numbers.py; a test compares the two.
const THOUSANDS = /^-?[1-9]\d{0,2}(?:([.,’ ])\d{3})(?:\1\d{3})*$/;
const PLAIN = /^-?\d{1,15}(?:[.,]\d{1,2})?$/;
const GROUPED = /^-?[1-9]\d{0,2}(?:([.,’ ])\d{3})(?:\1\d{3})*(?!\1)[.,]\d{1,2}$/;
const CURRENCY = /€|(?<![\p{L}\p{N}_])(?:euros?|eur|євро|евро)(?![\p{L}\p{N}_])|يورو|یورو/giu;
const NO_CENTS = /(?<=\d)[.,]\s?[-–—]{1,2}$/u;
const SIGNS = { "٫": ",", "٬": "’", "،": ",", "−": "-" };
const MOST = 10n ** 14n;

// The digits of every script stand in runs of ten, from nought to nine.
function digit(letter) {
  const code = letter.codePointAt(0);
  let first = code;
  while (/\p{Nd}/u.test(String.fromCodePoint(first - 1))) first -= 1;
  return String((code - first) % 10);
}

// One line without marks that nobody sees, in plain letters and digits.
function bare(text) {
  return text.normalize("NFC").replace(/\s+/gu, " ").replace(/[\p{Cf}\u0000-\u001f\u007f]/gu, "")
    .replace(/[\uff01-\uff5e]/gu, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replace(/\p{Nd}/gu, digit).replace(/[٫٬،−]/gu, (sign) => SIGNS[sign]).replace(/['‘ʼ´`′]/gu, "’").trim();
}

// The hundredths in "1.234,50", "1,234.50", "1 234,5" or "١٢"; null when there is no such number.
export function cents(text) {
  const plain = bare(text ?? "").replace(CURRENCY, "").trim().replace(NO_CENTS, "");
  let found = null;
  if (THOUSANDS.test(plain)) found = `${plain.replace(/[.,’ ]/g, "")}.00`;
  else if (PLAIN.test(plain)) found = plain.replace(",", ".");
  else if (GROUPED.test(plain)) {
    const at = Math.max(plain.lastIndexOf("."), plain.lastIndexOf(","));
    found = `${plain.slice(0, at).replace(/[.,’ ]/g, "")}.${plain.slice(at + 1)}`;
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
