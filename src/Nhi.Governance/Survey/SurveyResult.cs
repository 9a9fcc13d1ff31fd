namespace Nhi.Governance;

/// <summary>What a survey found. Immutable.</summary>
public sealed record SurveyResult
{
    /// <summary>The instant it judges from.</summary>
    public required DateTimeOffset AsOf { get; init; }

    /// <summary>The policy that judged. The default is the baseline.</summary>
    public ControlPolicy Policy { get; init; } = ControlPolicy.Baseline;

    /// <summary>What the survey before it was judged by; <see langword="null"/>, the default, where none is known.</summary>
    public SurveyBasis? Before { get; init; }

    /// <summary>What it was asked to read, as it was named. The default is nothing.</summary>
    public IReadOnlyList<SurveyInput> Asked { get; init; } = [];

    /// <summary>The identities, those that disappeared among them, sorted by id. People and vendor-managed principals are in it.</summary>
    public required IReadOnlyList<INonHumanIdentity> Identities { get; init; }

    /// <summary>All relations, each once.</summary>
    public required IReadOnlyList<Relation> Relations { get; init; }

    /// <summary>Controls that are not met, the gravest first.</summary>
    public required IReadOnlyList<Finding> Findings { get; init; }

    /// <summary>Findings that somebody accepted for a time, with the acceptance.</summary>
    public required IReadOnlyList<KeyValuePair<Finding, AcceptedRisk>> Accepted { get; init; }

    /// <summary>Controls that could not be assessed.</summary>
    public required IReadOnlyList<Gap> NotAssessable { get; init; }

    /// <summary>The controls that are met, by identity: one that is asked of each credential stands there for each of them. An identity that meets none has no entry. The default is nothing.</summary>
    public IReadOnlyDictionary<IdentityId, IReadOnlyList<string>> Met { get; init; } = new Dictionary<IdentityId, IReadOnlyList<string>>();

    /// <summary>How the requirements of standards came out that controls cite of identities; <see cref="StandardsCoverage"/> holds them against the catalogue. The default is nothing.</summary>
    public IReadOnlyDictionary<ControlReference, RequirementAnswers> Requirements { get; init; } = new Dictionary<ControlReference, RequirementAnswers>();

    /// <summary>Copies of credentials, linked to an identity or not, by place.</summary>
    public required IReadOnlyList<SecretCopy> Copies { get; init; }

    /// <summary>Structured files that no format knows.</summary>
    public required IReadOnlyList<SurveyNote> Unrecognised { get; init; }

    /// <summary>Records and files that could not be read.</summary>
    public required IReadOnlyList<SurveyNote> Rejected { get; init; }

    /// <summary>What to know of records that were read.</summary>
    public required IReadOnlyList<SurveyNote> Notes { get; init; }

    /// <summary>What became of each file's records.</summary>
    public required IReadOnlyList<SourceSummary> Sources { get; init; }

    /// <summary>The search for copies: where it looked, and what it did not see, which is among <see cref="Rejected"/> too.</summary>
    public required ScanResult Scan { get; init; }
}
