namespace Nhi.Governance;

/// <summary>What an inventory of pipelines keeps.</summary>
public static class PipelineFacts
{
    /// <summary>Repository whose jobs act as it.</summary>
    public static FactKey<string> Repository { get; } = new("pipeline.repository", "repository whose jobs act as it");

    /// <summary>Deployment environment the jobs name; absent where none.</summary>
    public static FactKey<string> Environment { get; } = new("pipeline.environment", "deployment environment the jobs name; absent where none");

    /// <summary>Runners its jobs ask for.</summary>
    public static FactKey<NameSet> Runners { get; } = new("pipeline.runners", "runners its jobs ask for", FactMerge.Union);
}
