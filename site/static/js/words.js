// Tells how many words (or characters) are left in a text with a limit.
export function watchWords(counter) {
  const text = document.getElementById(counter.dataset.wordsFor);
  const max = Number(counter.dataset.wordsMax);
  if (!text || !max) return;
  const numbers = new Intl.NumberFormat(document.documentElement.lang);
  let timer;
  const tell = () => {
    const written = counter.dataset.wordsOf === "chars" ? [...text.value.trim()] : text.value.match(/\S+/gu) || [];
    const left = max - written.length;
    const sentence = left < 0 ? counter.dataset.wordsOver : counter.dataset.wordsLeft;
    counter.textContent = sentence.replace("{n}", numbers.format(Math.abs(left)));
    counter.classList.toggle("field__count--over", left < 0);
  };
  text.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(tell, 300);
  });
  // Spoken once typing pauses, not at every key.
  counter.setAttribute("aria-live", "polite");
  if (text.value) tell();
}
