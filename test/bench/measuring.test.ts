import { describe, expect, it } from "vitest";
import { besideOneAnother, quantile, startBareServer } from "./load.ts";
import { requestsPerSecond } from "./requests-per-second.ts";
import { renderTable } from "./table.ts";

describe("the benchmark's own tools", () => {
  it("take quantiles by nearest rank, whatever the order", () => {
    expect(quantile([5, 1, 4, 2, 3], 0.5)).toBe(3);
    expect(quantile([5, 1, 4, 2, 3], 0.95)).toBe(5);
    expect(() => quantile([], 0.5)).toThrow();
  });

  it("measure two things in turn, so that what slows the machine slows both", async () => {
    const order: string[] = [];
    const tell = (who: string, value: number) => async () => {
      order.push(who);
      return value;
    };
    expect(await besideOneAnother(2, tell("ours", 1), tell("bare", 2))).toEqual([1, 2]);
    expect(order).toEqual(["ours", "bare", "ours", "bare"]);
  });

  it("count whole answers of the right status, and refuse to call anything else throughput", async () => {
    const body = Buffer.alloc(200_000, 1);
    const server = await startBareServer(body, null, "application/octet-stream");
    try {
      expect(await requestsPerSecond({ url: server.url, seconds: 0.2, status: 200 })).toBeGreaterThan(0);
      const headers = { "if-none-match": server.etag };
      expect(await requestsPerSecond({ url: server.url, headers, seconds: 0.2, status: 304 })).toBeGreaterThan(0);
      await expect(requestsPerSecond({ url: server.url, seconds: 0.2, status: 304 })).rejects.toThrow(/status 200/);
    } finally {
      await server.stop();
    }
  });

  it("print a table whose rows say whether a figure holds", () => {
    const table = renderTable([
      { what: "a feed", measured: "9/s", reference: "10/s", ratio: 0.9, toHold: "≥ 0.50 ×", holds: true },
      { what: "a start", measured: "9 s", toHold: "≤ 8 s", holds: false },
    ]);
    const lines = table.split("\n").map((line) => line.replace(/ +/g, " "));
    expect(lines[2]).toBe("| a feed | 9/s | 10/s | 0.90 | ≥ 0.50 × | yes |");
    expect(lines[3]).toBe("| a start | 9 s | | | ≤ 8 s | **no** |");
  });
});
