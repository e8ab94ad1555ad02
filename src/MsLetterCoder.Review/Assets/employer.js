// The letter to an employer: whatever is chosen or typed is shown at once. Without this a button does it.
"use strict";
(() => {
    const form = document.getElementById("choices");
    if (!form) {
        return;
    }

    let waiting = null;
    let going = null;
    const refresh = async () => {
        going?.abort();
        const mine = going = new AbortController();
        const status = document.getElementById("live-status");
        try {
            const answer = await fetch(form.action, { method: "POST", body: new URLSearchParams(new FormData(form)), headers: { "X-Part": "yes" }, redirect: "error", signal: mine.signal });
            if (!answer.ok) {
                throw new Error("refused");
            }
            const parts = new DOMParser().parseFromString(await answer.text(), "text/html");
            if (mine !== going) {
                return;
            }
            const at = document.activeElement?.id;
            for (const part of form.querySelectorAll("[id^=part-]")) {
                const fresh = parts.getElementById(part.id);
                // Words that are being edited stay as they are.
                if (fresh && !(part.id === "part-edit" && part.contains(document.activeElement))) {
                    part.replaceChildren(...fresh.childNodes);
                }
            }
            if (at && document.activeElement?.id !== at) {
                document.getElementById(at)?.focus({ preventScroll: true });
            }
            const measure = form.querySelector("#part-draft .measure");
            const against = form.querySelectorAll("#part-draft .against li").length;
            status.textContent = `${measure ? measure.textContent : "There is no letter yet"}. ${against === 0 ? "Nothing stands against it." : `${against} against it.`}`;
            document.body.classList.remove("cut-off");
        } catch (error) {
            if (error.name !== "AbortError") {
                document.body.classList.add("cut-off");
            }
        }
    };
    form.addEventListener("input", event => {
        clearTimeout(waiting);
        waiting = setTimeout(refresh, event.target.matches("[type=checkbox], select") ? 50 : 500);
    });
    // The box for editing shows the words as they stand once nobody is in it.
    form.addEventListener("focusout", event => {
        if (event.target.id === "text" && !event.relatedTarget?.closest("button")) {
            clearTimeout(waiting);
            waiting = setTimeout(refresh, 50);
        }
    });
})();
