// Leads on from a former address, and keeps the fragment.
"use strict";
const target = new URL(document.currentScript.dataset.to, location.href);
target.hash = location.hash;
location.replace(target);
