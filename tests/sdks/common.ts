// What every journey needs: where the server is, and an article to post.
export const baseUrl = process.env["BASE_URL"] ?? "http://127.0.0.1:8000";
export const key = process.env["API_KEY"] ?? "";

export function expect(holds: boolean, what: string): void {
  if (!holds) throw new Error(`not there: ${what}`);
}

export function article(client: string) {
  return {
    text: `HARWICK, March 4 - The bridge is closed, Mayor Ana Brandt told ${client} on Wednesday.`,
    title: "Bridge closed",
    published_at: "2026-03-04T18:30:00Z",
    source: { name: "Harwick Courier" },
  };
}

export function done(client: string): void {
  console.log(`ran: ${client}`);
}
