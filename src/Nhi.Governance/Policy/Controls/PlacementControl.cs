namespace Nhi.Governance;

/// <summary>No copy of a secret lies open.</summary>
internal sealed class PlacementControl(ControlDefinition definition) : Control(definition)
{
    public override IEnumerable<Judgement> Judge(INonHumanIdentity identity, ControlContext context) =>
        identity.Copies.Where(copy => copy.Verdict != CopyVerdict.ChecksumFailed).Select(copy => JudgeCopy(copy, isLinked: true));

    /// <summary>Judges a copy, of a known credential or of one nobody knows.</summary>
    public static Judgement JudgeCopy(SecretCopy copy, bool isLinked)
    {
        var place = copy.Location;
        var where = $"{place.Path}:{place.Line}:{place.Column}{(place.Commit is null ? string.Empty : $" since commit {place.Commit}")}";
        var step = place is { AtHead: false }
            ? "Revoke it: taking it out of the history does not take it back from whoever has cloned it."
            : "Revoke it, then take it out of the file.";
        return Judgement.NotMet($"A secret of the format {copy.Format} lies open.", step, $"{where} in {place.Source}: {copy.Verdict}") with
        {
            Credential = copy.Credential,
            Subject = copy.Id.Value,
            Severity = isLinked || copy.Verdict == CopyVerdict.ChecksumValid ? Severity.Critical : Severity.High,
        };
    }
}
