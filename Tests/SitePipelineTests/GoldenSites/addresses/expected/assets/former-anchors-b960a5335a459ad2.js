// Leads on from a former anchor to where it is now.
"use strict";
{
  const former = document.currentScript.previousElementSibling;
  const lead = () => {
    let id = location.hash.slice(1);
    try { id = decodeURIComponent(id); } catch { /* As it stands. */ }
    const bearer = [...former.children].find((child) => child.id === id);
    if (bearer) location.replace(bearer.firstElementChild.href);
  };
  addEventListener("hashchange", lead);
  lead();
}
