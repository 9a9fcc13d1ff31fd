namespace Nhi.Governance;

/// <summary>No copy of a secret lies open.</summary>
internal static class PlacementControl
{
    private static readonly NamedCheck LiesOpen = new("a copy lies open", subject => subject.Identity.Copies.Count > 0 && OpenCopies(subject.Identity).Any() ? 1 : 0);

    public static Control Of(ControlDefinition definition) => new(definition, Scope.Copy, Condition.Always, [new(When.Says(LiesOpen, 1), Answer.NotMet(string.Empty, string.Empty))]);

    /// <summary>Copies of credentials known to be disabled are listed and are no finding.</summary>
    public static IEnumerable<SecretCopy> OpenCopies(INonHumanIdentity identity) => identity.Copies.Count == 0
        ? []
        : identity.Copies.Where(copy => copy.Verdict != CopyVerdict.ChecksumFailed && !identity.Credentials.Any(credential => credential.Id == copy.Credential && credential.Facts.Get(CredentialFacts.Enabled) is { IsKnown: true, Value: false }));

    /// <summary>Judges a copy, of a known credential or of one nobody knows.</summary>
    public static Judgement JudgeCopy(SecretCopy copy)
    {
        var place = copy.Location;
        var where = $"{place.Path}:{place.Line}:{place.Column}{(place.Commit is null ? string.Empty : $" since commit {place.Commit}")}";
        var step = place is { AtHead: false }
            ? "Revoke it: taking it out of the history does not take it back from whoever has cloned it."
            : "Revoke it, then take it out of the file.";
        var what = copy.Enrolled is { } enrolled
            ? $"The enrolled secret {enrolled.Name ?? enrolled.Id} lies open{(enrolled.Encodings.Length == 0 ? string.Empty : $", encoded: {enrolled.Encodings}")}."
            : $"A secret of the format {copy.Format} lies open.";
        return Judgement.NotMet(what, step, $"{where} in {place.Source}: {copy.Verdict}") with
        {
            Credential = copy.Credential,
            Subject = copy.Id.Value,
            Severity = copy.Credential is not null || copy.Verdict is CopyVerdict.ChecksumValid or CopyVerdict.Enrolled ? Severity.Critical : Severity.High,
        };
    }
}
