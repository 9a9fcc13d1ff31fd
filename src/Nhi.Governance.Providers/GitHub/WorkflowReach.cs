namespace Nhi.Governance.Providers.GitHub;

/// <summary>What whoever gets to run code in a job has in reach.</summary>
internal enum WorkflowReach
{
    /// <summary>A token that reads, and nothing else.</summary>
    Nothing,

    /// <summary>A token that may do what the repository lets it by default, which the workflow does not say.</summary>
    Default,

    /// <summary>Secrets, a token that writes, or one for a cloud.</summary>
    Something,
}
