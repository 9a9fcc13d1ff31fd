using System.Text.Json.Nodes;

namespace Nhi.Governance.Providers.Azure.Servers;

/// <summary>A secret of the fake with its versions, the newest last.</summary>
internal sealed class FakeVaultSecret(string name)
{
    public string Name { get; } = name;

    public List<FakeVersion> Versions { get; } = [];

    /// <summary>Null while it is not deleted; then when it is gone for good.</summary>
    public DateTimeOffset? PurgeAt { get; set; }

    /// <summary>Until when a deletion or recovery is under way.</summary>
    public DateTimeOffset SettlesAt { get; set; }

    public JsonObject Told(string vault, FakeVersion version, bool withVersion = true, bool withValue = false)
    {
        var told = new JsonObject
        {
            ["id"] = $"https://{vault}/secrets/{Name}{(withVersion ? "/" + version.Id : string.Empty)}",
            ["attributes"] = new JsonObject { ["enabled"] = version.Enabled, ["created"] = version.Created.ToUnixTimeSeconds(), ["updated"] = version.Created.ToUnixTimeSeconds(), ["recoveryLevel"] = "Recoverable+Purgeable", ["recoverableDays"] = 90 },
            ["tags"] = version.Tags.DeepClone(),
        };
        if (withValue)
        {
            told["value"] = version.Value;
        }

        if (PurgeAt is { } gone)
        {
            told["recoveryId"] = $"https://{vault}/deletedsecrets/{Name}";
            told["deletedDate"] = gone.AddDays(-90).ToUnixTimeSeconds();
            told["scheduledPurgeDate"] = gone.ToUnixTimeSeconds();
        }

        return told;
    }

    internal sealed record FakeVersion(string Id, string Value, JsonNode Tags, DateTimeOffset Created)
    {
        public bool Enabled { get; set; } = true;
    }
}
