using System.Text.Json;
using Nhi.Governance.Providers.Files;

namespace Nhi.Governance.Providers.Entra;

/// <summary>Tags of a resource, in any case: those of this package's allow-list, as for AWS. A record without tags has been asked.</summary>
internal sealed class AzureTags(JsonElement item)
{
    private readonly Dictionary<string, string> _tags = (item.Member("tags") ?? default).Members()
        .Select(tag => (tag.Name, Value: item.Text("tags", tag.Name) ?? string.Empty))
        .GroupBy(tag => tag.Name, tag => tag.Value, StringComparer.OrdinalIgnoreCase)
        .ToDictionary(tag => tag.Key, tag => tag.First(), StringComparer.OrdinalIgnoreCase);

    public RecordFacts Tell(RecordFacts facts) => facts
        .Tell(IdentityFacts.Environment, Any("environment", "env"))
        .Tell(IdentityFacts.System, Any("system", "app", "application"))
        .Tell(IdentityFacts.Vendor, Any("vendor"))
        .Tell(IdentityFacts.Purpose, Any("purpose", "task"))
        .None(IdentityFacts.Purpose, Any("purpose", "task") is null);

    public OwnerClaim Owner(ListReading reading) => new(OwnerRole.Application, Any("owner", "application-owner", "team"), ClaimTrust.Tag, reading.Source);

    private string? Any(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (_tags.GetValueOrDefault(name) is { Length: > 0 } value)
            {
                return value;
            }
        }

        return null;
    }
}
