// What stands beside the questions is fetched anew after each save; what is open in it stays open.
export function watchBeside(form) {
  const box = document.querySelector("[data-beside]");
  if (!box) return;
  form.querySelector("[data-without-script]")?.remove();
  let newest = 0;
  form.addEventListener("house:saved", async () => {
    const mine = (newest += 1);
    const answer = await fetch(box.dataset.beside, { credentials: "same-origin" }).catch(() => null);
    // Whoever was signed out meanwhile would get the sign-in page.
    if (!answer?.ok || answer.redirected || mine !== newest) return;
    const open = new Set([...box.querySelectorAll("details[open]")].map((each) => each.id));
    box.innerHTML = await answer.text();
    for (const each of box.querySelectorAll("details")) each.open = open.has(each.id);
  });
}
