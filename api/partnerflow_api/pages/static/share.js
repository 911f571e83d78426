// The token stands behind #, which no browser sends to a server: it goes into the form, and out of the address.
const field = document.getElementById("token");
if (location.hash.length > 1) {
  field.value = location.hash.slice(1);
  history.replaceState(null, "", location.pathname + location.search);
  field.form.querySelector("button").focus();
}
