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

// The nurses' queue refreshes itself; an emergency that nobody has taken is announced and stays in the page's title.
const live = document.getElementById("live");
if (live) {
    const title = document.title;
    let before = null;
    const announce = () => {
        const waiting = Number(live.querySelector("#queue").dataset.emergencies);
        document.title = waiting > 0 ? `(${waiting} emergency) ${title}` : title;
        if (waiting > 0 && before !== null && waiting > before) {
            document.getElementById("announce").textContent = `${waiting} ${waiting === 1 ? "emergency is" : "emergencies are"} waiting`;
            if (document.getElementById("sound").checked) {
                const audio = new AudioContext();
                const tone = audio.createOscillator();
                tone.connect(audio.destination);
                tone.start();
                tone.stop(audio.currentTime + 0.4);
            }
        }
        before = waiting;
    };
    announce();
    setInterval(async () => {
        try {
            const answer = await fetch(live.dataset.source, { redirect: "error" });
            if (!answer.ok) {
                throw new Error("refused");
            }
            const held = live.contains(document.activeElement) ? document.activeElement.getAttribute("href") : null;
            live.innerHTML = await answer.text();
            document.body.classList.remove("cut-off");
            if (held) {
                live.querySelector(`a[href="${held}"]`)?.focus();
            }
            announce();
        } catch {
            // The session has ended or the program stopped: what stands here is old, and the page says so.
            document.body.classList.add("cut-off");
        }
    }, 30000);
}
