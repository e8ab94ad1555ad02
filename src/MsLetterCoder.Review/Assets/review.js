// Small helps; every page works without them.
"use strict";
document.body.classList.add("js-enabled");

// What is wrong with a form is where the keyboard is.
const fault = document.querySelector(".fault");
if (fault) {
    fault.focus();
}

// A form is sent once: a double click changes nothing twice. Before it leaves, the page asks whether the program and the session are still there: where not, nothing is sent, what was written
// stays in its box, and a clear word says why.
const lost = (form, words, link) => {
    const place = form.hidden ? document.querySelector("main") : form;
    let box = place.querySelector(":scope > .lost");
    if (!box) {
        box = document.createElement("div");
        box.className = "lost";
        box.setAttribute("role", "alert");
        place.prepend(box);
    }
    box.textContent = words;
    if (link) {
        const to = document.createElement("a");
        to.href = "/sign-in";
        to.target = "_blank";
        to.textContent = "Sign in in another tab";
        box.append(" ", to, ", then send it again.");
    }
    box.scrollIntoView({ block: "nearest" });
};
const send = async (form, button) => {
    try {
        const answer = await fetch("/here", { redirect: "manual", cache: "no-store" });
        if (answer.status !== 204) {
            delete form.dataset.sent;
            lost(form, "Your session has ended. Nothing was sent; what you wrote is still here.", true);
            return;
        }
    } catch {
        delete form.dataset.sent;
        lost(form, "The program cannot be reached. Nothing was sent; what you wrote is still here. Try again in a moment.", false);
        return;
    }
    form.dataset.sent = "going";
    form.requestSubmit(button);
};
for (const form of document.querySelectorAll("form[method=post]:not([data-find])")) {
    const asks = form.matches("main form") && document.querySelector(".bar__account") !== null;
    form.addEventListener("submit", event => {
        if (form.dataset.sent === "going" || !asks && !form.dataset.sent) {
            form.dataset.sent = "gone";
            setTimeout(() => delete form.dataset.sent, 5000);
            return;
        }
        event.preventDefault();
        if (!form.dataset.sent) {
            form.dataset.sent = "asking";
            send(form, event.submitter);
        }
    });
}

// A page that comes back out of the browser's memory shows what was before: it is fetched anew.
addEventListener("pageshow", event => {
    if (event.persisted) {
        location.reload();
    }
});

// Where a link leads into a folded part, the part opens.
if (location.hash.length > 1) {
    document.getElementById(location.hash.slice(1))?.closest("details")?.setAttribute("open", "");
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
