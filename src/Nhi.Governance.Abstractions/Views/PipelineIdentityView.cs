namespace Nhi.Governance;

/// <summary>The inventory fields of a pipeline.</summary>
/// <param name="Facts">The facts looked at.</param>
public readonly record struct PipelineIdentityView(FactSet Facts) : IIdentityView<PipelineIdentityView>
{
    /// <inheritdoc />
    public static IdentityClass Class => IdentityClass.PipelineIdentity;

    /// <summary>Inventory field: repository whose jobs act as it.</summary>
    public Fact<string> Repository => Facts.Get(PipelineFacts.Repository);

    /// <summary>Inventory field: deployment environment the jobs name; absent where none.</summary>
    public Fact<string> Environment => Facts.Get(PipelineFacts.Environment);

    /// <summary>Inventory field: runners its jobs ask for.</summary>
    public Fact<NameSet> Runners => Facts.Get(PipelineFacts.Runners);

    /// <summary>Inventory field: subject its OIDC issuer gives it.</summary>
    public Fact<string> Subject => Facts.Get(TrustFacts.Subject);

    /// <summary>Inventory field: static cloud keys that its jobs are given.</summary>
    public Fact<NameSet> StaticCloudKeys => Facts.Get(AccessFacts.StaticCloudKeys);

    /// <summary>Inventory field: static tokens for publishing packages that its jobs are given.</summary>
    public Fact<NameSet> StaticPublishTokens => Facts.Get(AccessFacts.StaticPublishTokens);

    /// <inheritdoc />
    public static PipelineIdentityView Over(FactSet facts) => new(facts);
}
