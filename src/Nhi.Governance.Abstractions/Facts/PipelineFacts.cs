namespace Nhi.Governance;

/// <summary>What an inventory of pipelines keeps.</summary>
public static class PipelineFacts
{
    /// <summary>Repository whose jobs act as it.</summary>
    public static FactKey<string> Repository { get; } = new("pipeline.repository", "repository whose jobs act as it");

    /// <summary>Deployment environment the jobs name; absent where none.</summary>
    public static FactKey<string> Environment { get; } = new("pipeline.environment", "deployment environment the jobs name; absent where none");

    /// <summary>Actions and workflows of others that its jobs take by a name which can be moved to other code, with secrets or a token that writes in reach.</summary>
    public static FactKey<NameSet> MovableActions { get; } = new("access.movableActions", "code of others taken by a name that can be moved", FactMerge.Union);

    /// <summary>The same of jobs that have nothing but their token, which may do what the repository lets it by default.</summary>
    public static FactKey<NameSet> MovableActionsByDefault { get; } = new("access.movableActionsByDefault", "code of others taken by a name that can be moved, with the default token", FactMerge.Union);

    /// <summary>Jobs that strangers can start and that run the stranger's code or words, with secrets or a token that writes in reach.</summary>
    public static FactKey<NameSet> UntrustedCode { get; } = new("access.untrustedCode", "runs what strangers write", FactMerge.Union);

    /// <summary>The same of jobs that have nothing but their token, which may do what the repository lets it by default.</summary>
    public static FactKey<NameSet> UntrustedCodeByDefault { get; } = new("access.untrustedCodeByDefault", "runs what strangers write, with the default token", FactMerge.Union);

    /// <summary>Whether the token of its jobs writes where no workflow says what it may do.</summary>
    public static FactKey<bool> DefaultTokenWrites { get; } = new("access.defaultTokenWrites", "whether its jobs' token writes where the workflow does not say", FactMerge.Union);

    /// <summary>Runners its jobs ask for.</summary>
    public static FactKey<NameSet> Runners { get; } = new("pipeline.runners", "runners its jobs ask for", FactMerge.Union);
}
