using Nhi.Governance.Providers.Files;

namespace Nhi.Governance.Providers.Systems;

/// <summary>How systems are named, and what a catalogue says of everything in one.</summary>
internal static class SystemNames
{
    /// <summary>The container of all that says it is part of a system; people write names in any case.</summary>
    public static string Container(string name) => $"system:{name.Trim().ToLowerInvariant()}";

    /// <summary>What a record says of everything in a container.</summary>
    public static Attachment ToMembers(string container, string record, ListReading reading) =>
        new() { Target = container, Reach = AttachmentReach.Members, Record = record, Source = reading.Source };

    /// <summary>A claim of an owner; one without a party says that nobody is named.</summary>
    public static OwnerClaim Claim(OwnerRole role, string? party, ListReading reading) => new(role, string.IsNullOrWhiteSpace(party) ? null : party.Trim(), ClaimTrust.Register, reading.Source);

    /// <summary>What a record says of people and teams.</summary>
    public static Attachment Of(PartyRecord party, string record, ListReading reading) => new() { Target = string.Empty, Record = record, Party = party, Source = reading.Source };
}
