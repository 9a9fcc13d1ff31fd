using System.Text.Json;

namespace Nhi.Governance.Tool.Tests;

/// <summary>Small made-up exports.</summary>
internal static class Exports
{
    public const string AsOf = "2026-11-01";

    public const string Register = """
        register: nhi/v1
        identities:
          - id: invoice-robot
            class: RpaRobot
            name: Invoice robot
            aliases: ["uipath:robot:4711", "robots:finance"]
            purpose: books supplier invoices
            environment: production
            system: finance
            owners: { application: team-finance }
            credentials:
              - { id: invoice-robot-key, kind: ApiKey, created: 2026-01-01, expires: never, lastUsed: 2026-10-30 }
          - id: payroll-robot
            class: RpaRobot
            name: Payroll robot
            aliases: ["robots:finance"]
            environment: test
            owners: { application: "" }
          - id: crane
            class: Device
            name: Crane
            owners: { platform: team-yard }
        """;

    public static string ServiceAccounts(params IEnumerable<string> names) => JsonSerializer.Serialize(new
    {
        apiVersion = "v1",
        kind = "List",
        items = names.Select((name, index) => new
        {
            apiVersion = "v1",
            kind = "ServiceAccount",
            metadata = new { name, @namespace = "payments", uid = $"00000000-0000-4000-8000-{index:D12}", creationTimestamp = "2025-01-01T00:00:00Z" },
        }),
    });
}
