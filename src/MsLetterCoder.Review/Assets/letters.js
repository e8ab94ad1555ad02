// The coder's letter: ties codes and words, single keys, marking words, search without reload. The page works without it.
"use strict";
(() => {
    const text = document.getElementById("text");
    if (!text) {
        return;
    }

    const entries = [...document.querySelectorAll(".entry")];
    const act = document.getElementById("act");
    const ids = element => (element.dataset.m || "").split(" ").filter(Boolean);

    // Hover or focus ties code and words both ways.
    const tied = names => {
        for (const element of document.querySelectorAll(".mk[data-m], .entry[data-m]")) {
            element.classList.toggle("tied", names.length > 0 && ids(element).some(id => names.includes(id)));
        }
    };
    const tie = event => {
        const at = event.target.closest?.("[data-m]");
        tied(at ? ids(at) : []);
    };
    for (const kind of ["mouseover", "focusin"]) {
        document.addEventListener(kind, tie);
    }

    // The selected entry holds the panel with what can be done to it.
    let here = null;
    const select = (entry, focus) => {
        here = entry;
        for (const other of entries) {
            other.classList.toggle("entry--here", other === entry);
        }
        if (!entry) {
            return;
        }
        if (act) {
            entry.append(act);
            const kind = entry.dataset.kind;
            for (const part of act.querySelectorAll("[data-for]")) {
                part.hidden = !part.dataset.for.split(" ").includes(kind);
            }
            for (const field of act.querySelectorAll("input[name=entry]")) {
                field.value = entry.dataset.e;
            }
            document.getElementById("replaced").replaceChildren();
        }
        tied(ids(entry));
        const link = entry.querySelector(".entry__code");
        if (focus) {
            link.focus({ preventScroll: true });
            entry.scrollIntoView({ block: "nearest" });
            showWords(ids(entry)[0]);
        }
    };
    const showWords = id => {
        const words = id && document.getElementById(`w-${id}`);
        if (words && text.scrollHeight > text.clientHeight) {
            text.scrollTo({ top: words.offsetTop - text.offsetTop - text.clientHeight / 3 });
        }
    };
    const start = document.getElementById("at");
    select(start ? start.closest(".entry") : null, Boolean(start));
    for (const entry of entries) {
        entry.querySelector(".entry__code").addEventListener("click", event => {
            if (event.ctrlKey || event.metaKey || event.shiftKey) {
                return;
            }
            event.preventDefault();
            select(entry, true);
        });
    }
    text.addEventListener("click", event => {
        const words = event.target.closest(".mk");
        if (!words || event.ctrlKey || event.metaKey || event.shiftKey) {
            return;
        }
        event.preventDefault();
        const name = ids(words)[0];
        const entry = entries.find(e => e.dataset.kind === "m" && ids(e).includes(name));
        if (entry) {
            select(entry, true);
        }
    });
    for (const why of document.querySelectorAll(".why")) {
        why.addEventListener("click", event => {
            const words = document.getElementById(`w-${ids(why)[0]}`);
            if (words) {
                event.preventDefault();
                showWords(ids(why)[0]);
                words.focus();
            }
        });
    }

    // A search shows its answer under it, without reload.
    for (const form of document.querySelectorAll("form[data-find]")) {
        form.addEventListener("submit", async event => {
            event.preventDefault();
            delete form.dataset.sent;
            const answers = document.getElementById(form.dataset.find);
            try {
                const answer = await fetch(form.action, { method: "POST", body: new URLSearchParams(new FormData(form)), headers: { "X-Part": "yes" }, redirect: "error" });
                if (!answer.ok) {
                    throw new Error("refused");
                }
                answers.innerHTML = await answer.text();
                answers.querySelector("button, select")?.focus();
            } catch {
                document.body.classList.add("cut-off");
            }
        });
    }

    // Words that are marked in the letter: their place in the text goes into the form.
    const marking = document.getElementById("marking");
    const place = (node, offset) => {
        const piece = (node.nodeType === Node.TEXT_NODE ? node.parentElement : node).closest("[data-s]");
        return piece && text.contains(piece) ? Number(piece.dataset.s) + (node.nodeType === Node.TEXT_NODE ? offset : offset > 0 ? piece.textContent.length : 0) : null;
    };
    const marked = () => {
        const selection = getSelection();
        if (!marking || selection.isCollapsed || selection.rangeCount === 0) {
            return null;
        }
        const range = selection.getRangeAt(0);
        let from = place(range.startContainer, range.startOffset);
        let to = place(range.endContainer, range.endOffset);
        const words = selection.toString();
        if (from === null || to === null || to <= from) {
            return null;
        }
        from += words.length - words.trimStart().length;
        to -= words.length - words.trimEnd().length;
        return to > from ? { from, to, words: words.trim() } : null;
    };
    document.addEventListener("selectionchange", () => {
        const span = marked();
        if (span) {
            marking.elements.start.value = span.from;
            marking.elements.end.value = span.to;
            marking.elements.words.value = span.words;
        }
    });
    marking?.elements.words.addEventListener("input", () => {
        marking.elements.start.value = "";
        marking.elements.end.value = "";
    });

    // Where the page stood is where it stands after a step; places only, no text.
    const spot = `spot ${location.pathname}`;
    const kept = sessionStorage.getItem(spot)?.split(" ").map(Number);
    if (kept && document.getElementById("at") === null) {
        scrollTo(0, kept[0]);
    }
    if (kept) {
        text.scrollTop = kept[1];
    }
    addEventListener("pagehide", () => sessionStorage.setItem(spot, `${Math.round(scrollY)} ${Math.round(text.scrollTop)}`));

    // Single keys; they can be switched off (WCAG 2.1.4).
    const on = document.getElementById("keys-on");
    on.checked = localStorage.getItem("keys") !== "off";
    on.addEventListener("change", () => localStorage.setItem("keys", on.checked ? "on" : "off"));
    const step = by => {
        const seen = entries.filter(e => e.offsetParent);
        const i = here ? seen.indexOf(here) : by > 0 ? -1 : seen.length;
        select(seen[Math.max(0, Math.min(seen.length - 1, i + by))], true);
    };
    const press = (selector, root = document) => {
        const button = root?.querySelector(selector);
        if (button && !button.disabled && button.offsetParent) {
            button.click();
        }
    };
    const go = selector => {
        const field = act?.querySelector(selector);
        if (here && field && field.offsetParent) {
            field.focus();
        }
    };
    const keys = {
        j: () => step(1),
        k: () => step(-1),
        a: () => press("button[name=quick][value^=accepted]", here),
        r: () => go("#reason"),
        e: () => go("#replace"),
        c: () => go("#context"),
        p: () => here && press("button[value=primary_set]", act),
        "[": () => here && press("button[value=up]", act),
        "]": () => here && press("button[value=down]", act),
        m: () => go("#words"),
        q: () => here ? go("#words") : document.getElementById("letter-note")?.focus(),
        w: () => marking?.elements.words.value && marking.requestSubmit(),
        "/": () => marking?.elements.phrase.focus(),
        u: () => press("[data-key=u]"),
        t: () => press("[data-key=t]"),
        s: () => document.querySelector("[data-key=s]")?.focus(),
        "?": () => {
            const help = document.getElementById("keys");
            help.open = !help.open;
            help.querySelector("summary").focus();
        },
    };
    document.addEventListener("keydown", event => {
        if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) {
            return;
        }
        const field = event.target.closest("input:not([type=checkbox]), select, textarea");
        if (event.key === "Escape" && field) {
            (here ? here.querySelector(".entry__code") : document.getElementById("main")).focus();
            return;
        }
        if (field || !on.checked || !Object.hasOwn(keys, event.key)) {
            return;
        }
        event.preventDefault();
        keys[event.key]();
    });
})();
