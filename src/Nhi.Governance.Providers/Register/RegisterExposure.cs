using Nhi.Governance.Providers.Files;

namespace Nhi.Governance.Providers.Register;

/// <summary>What is known to have been seen by others: one credential, all of an identity, or whatever belongs to a system or vendor.</summary>
internal static class RegisterExposure
{
    private const int DayLength = 10;
    private const int MostOfSource = 200;

    /// <summary>Takes an entry.</summary>
    /// <exception cref="RegisterEntryException">It does not say whose, since when or by whose word.</exception>
    public static void Take(RegisterEntry entry, ExportRecords records)
    {
        var (identity, system, vendor) = (Text(entry, "identity"), Text(entry, "system"), Text(entry, "vendor"));
        if (new[] { identity, system, vendor }.Count(text => text is not null) != 1)
        {
            throw new RegisterEntryException("needs one of identity, system and vendor");
        }

        var told = SecretText.Without(entry.Required("source"));
        var source = $"{records.Path}: {(told.Length > MostOfSource ? told[..MostOfSource] : told)}";
        var since = Since(entry, records);
        var facts = new FactSetBuilder().Set(IdentityFacts.ExposedAt, since, source).ToFactSet();
        var attachment = new Attachment { Target = identity ?? string.Empty, Record = "register entry (exposed)", Source = records.Path };
        if (Text(entry, "credential") is { } credential)
        {
            _ = identity ?? throw new RegisterEntryException("names a credential, and not the identity whose it is");
            var its = new FactSetBuilder().Set(CredentialFacts.ExposedAt, since, source).ToFactSet();
            attachment = attachment with { Credentials = [new Credential(new CredentialId(credential), CredentialKind.Unknown, its)] };
        }
        else
        {
            attachment = vendor is null
                ? attachment with { Target = identity ?? $"system:{system!.ToLowerInvariant()}", Reach = identity is null ? AttachmentReach.Members : AttachmentReach.Identity, Facts = facts }
                : attachment with { Party = new PartyRecord.Vendor(vendor, facts, [], []) };
        }

        records.Attach(attachment);
    }

    /// <summary>A day counts whole: what was made on it may have been seen on it.</summary>
    private static DateTimeOffset Since(RegisterEntry entry, ExportRecords records)
    {
        var text = entry.Required("since");
        var since = RegisterReading.IsDate(text) ? records.Instant(text, entry.Place) : null;
        return since is not { } instant ? throw new RegisterEntryException("needs since, the ISO 8601 date since when it is known to be exposed, no later than the day judged from")
            : text.Length == DayLength && instant < DateTimeOffset.MaxValue.AddDays(-1) ? instant.AddDays(1).AddTicks(-1) : instant;
    }

    private static string? Text(RegisterEntry entry, string key) => entry.Text(key) is { Length: > 0 } text ? text : null;
}
