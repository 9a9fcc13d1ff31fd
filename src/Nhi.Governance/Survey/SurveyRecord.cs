namespace Nhi.Governance;

/// <summary>What a survey read, and what it judged by: all of its result that the inventory does not tell. Immutable. It holds no secret.</summary>
public sealed record SurveyRecord
{
    /// <summary>The commit that the survey made.</summary>
    public required Revision Revision { get; init; }

    /// <summary>What it was judged by.</summary>
    public required SurveyBasis Basis { get; init; }

    /// <summary>What the survey before it was judged by; <see langword="null"/> where there was none.</summary>
    public SurveyBasis? Before { get; init; }

    /// <summary>What it was asked to read.</summary>
    public IReadOnlyList<SurveyInput> Asked { get; init; } = [];

    /// <summary>What became of each file's records.</summary>
    public IReadOnlyList<SourceSummary> Sources { get; init; } = [];

    /// <summary>Structured files that no format knows.</summary>
    public IReadOnlyList<SurveyNote> Unrecognised { get; init; } = [];

    /// <summary>Records and files that could not be read.</summary>
    public IReadOnlyList<SurveyNote> Rejected { get; init; } = [];

    /// <summary>What to know of records that were read.</summary>
    public IReadOnlyList<SurveyNote> Notes { get; init; } = [];

    /// <summary>Copies of credentials that nobody's identity has.</summary>
    public IReadOnlyList<SecretCopy> UnlinkedCopies { get; init; } = [];

    /// <summary>Records that refer to an identity which does not exist: the source, the record, and the name.</summary>
    internal IReadOnlyList<SurveyNote> Dangling { get; init; } = [];

    /// <summary>Documents that were searched for copies.</summary>
    public long Documents { get; init; }

    /// <summary>Enrolled secrets that were looked for.</summary>
    public int Enrolled { get; init; }

    /// <summary>Weak ones among them.</summary>
    public int Weak { get; init; }

    /// <summary>Whether something was not searched that should have been.</summary>
    public bool IsSearchPartial { get; init; }

    /// <summary>Digests of the names of those who have left, as <see cref="Parties"/> makes them: enough to know one again, and no list of people.</summary>
    internal IReadOnlyList<string> Departed { get; init; } = [];

    /// <summary>The result of the survey.</summary>
    internal SurveyResult ToResult(IReadOnlyList<INonHumanIdentity> identities, IReadOnlyList<Finding> findings, SurveyJudgement judged, ScanResult scan)
    {
        var present = identities.Where(identity => identity.Presence.DisappearedAt is null).ToList();
        return new SurveyResult
        {
            AsOf = Basis.AsOf,
            Policy = Basis.Policy,
            Before = Before,
            Asked = Asked,
            Identities = identities,
            Relations = [.. present.SelectMany(identity => identity.Relations).Distinct().OrderBy(relation => relation.Kind).ThenBy(relation => relation.From).ThenBy(relation => relation.To)],
            Findings = findings,
            Accepted = judged.Accepted,
            NotAssessable = judged.Gaps,
            Met = judged.Met,
            Requirements = judged.Requirements,
            Copies = [.. present.SelectMany(identity => identity.Copies).Concat(UnlinkedCopies).OrderBy(copy => copy.Location.Source, StringComparer.Ordinal).ThenBy(copy => copy.Location.Path, StringComparer.Ordinal).ThenBy(copy => copy.Location.Line).ThenBy(copy => copy.Location.Column)],
            Unrecognised = Unrecognised,
            Rejected = Rejected,
            Notes = Notes,
            Sources = Sources,
            Scan = scan,
        };
    }
}
