// Convenience only: the page is whole without it.
(function () {
  "use strict";
  document.querySelectorAll("button.copy").forEach(function (button) {
    var words = document.getElementById(button.getAttribute("data-copy"));
    button.hidden = false;
    button.addEventListener("click", function () {
      var said = button.textContent;
      function done() {
        button.textContent = "Copied";
        setTimeout(function () { button.textContent = said; }, 1600);
      }
      function select() {
        var range = document.createRange();
        range.selectNodeContents(words);
        var selection = getSelection();
        selection.removeAllRanges();
        selection.addRange(range);
        if (document.execCommand("copy")) { done(); }
      }
      if (navigator.clipboard && isSecureContext) {
        navigator.clipboard.writeText(words.textContent).then(done, select);
      } else {
        select();
      }
    });
  });
  // A link to what is folded away opens the fold first.
  function unfold() {
    var target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    var margin = target && target.closest(".margin");
    var folded = target && target.closest("details");
    if (folded && !folded.open) {
      folded.open = true;
      target.scrollIntoView({ block: "nearest" });
    }
    if (margin) {
      margin.querySelector(".fold").checked = true;
      target.scrollIntoView({ block: "nearest" });
    }
  }
  addEventListener("hashchange", unfold);
  unfold();
  // Figure and note light up together.
  document.querySelectorAll("a.figure").forEach(function (figure) {
    var note = document.getElementById("n-" + figure.id);
    if (!note) { return; }
    [[figure, note], [note, figure]].forEach(function (pair) {
      ["mouseenter", "focusin"].forEach(function (name) {
        pair[0].addEventListener(name, function () { pair[1].classList.add("lit"); });
      });
      ["mouseleave", "focusout"].forEach(function (name) {
        pair[0].addEventListener(name, function () { pair[1].classList.remove("lit"); });
      });
    });
  });
})();
