// Shows the contract in Redoc, to read it.
Redoc.init(
  "/openapi.json",
  { hideDownloadButton: true, disableSearch: false, nativeScrollbars: true, theme: { typography: { fontFamily: "system-ui, sans-serif", headings: { fontFamily: "system-ui, sans-serif" } } } },
  document.getElementById("redoc"),
);
