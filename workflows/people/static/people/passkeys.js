// Shows what needs a passkey only where the browser has them, and says in words when something went wrong.
for (const part of document.querySelectorAll("[data-passkey-login]")) {
  part.hidden = !window.PublicKeyCredential;
}
document.addEventListener("allauth.error", (event) => {
  event.preventDefault();
  for (const note of document.querySelectorAll("[data-passkey-failed]")) {
    note.hidden = false;
    note.focus();
  }
});
