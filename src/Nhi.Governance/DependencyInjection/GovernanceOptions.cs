namespace Nhi.Governance;

/// <summary>What an organisation decides about its estate.</summary>
public sealed class GovernanceOptions
{
    /// <summary>The controls.</summary>
    /// <value>The default is <see cref="ControlPolicy.Baseline"/>.</value>
    public ControlPolicy Policy { get; set; } = ControlPolicy.Baseline;

    /// <summary>The rules that decide classes.</summary>
    /// <value>The default is <see cref="Classifier.BuiltIn"/>.</value>
    public Classifier Classifier { get; set; } = Classifier.BuiltIn;
}
