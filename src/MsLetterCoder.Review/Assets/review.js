// Small helps; every page works without them.
"use strict";
document.body.classList.add("js-enabled");

// What is wrong with a form is where the keyboard is.
const fault = document.querySelector(".fault");
if (fault) {
    fault.focus();
}

// A form is sent once: a double click changes nothing twice.
for (const form of document.querySelectorAll("form[method=post]")) {
    form.addEventListener("submit", event => {
        if (form.dataset.sent) {
            event.preventDefault();
            return;
        }

        form.dataset.sent = "yes";
        setTimeout(() => delete form.dataset.sent, 5000);
    });
}
