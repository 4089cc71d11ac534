// Suggests names while typing. The table is the same for everyone; what is typed is sent nowhere until the button is used.
const names = document.querySelector("datalist[data-names]");
const field = document.getElementById("name");

const fill = async () => {
  const answer = await fetch(names.dataset.names);
  for (const name of await answer.json()) {
    const option = document.createElement("option");
    option.value = name;
    names.append(option);
  }
};

field?.addEventListener("focus", () => fill().catch(() => {}), { once: true }); // without suggestions typing works too
document.querySelector(".error-summary, #unknown")?.focus();
