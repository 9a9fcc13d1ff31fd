namespace Nhi.Governance;

/// <summary>What became of an operation whose answer was lost.</summary>
public abstract record Recovery
{
    private Recovery()
    {
    }

    /// <summary>It had no effect, and can be tried again.</summary>
    public sealed record NotApplied : Recovery;

    /// <summary>It took effect.</summary>
    /// <param name="Version">The version it made or moved. The secret of one it made was lost with the answer: revoke it and issue another, as <c>LostAnswer</c> does.</param>
    public sealed record Applied(CredentialVersion Version) : Recovery;

    /// <summary>The issuer does not tell, yet or at all.</summary>
    /// <param name="Reason">Why, in words that hold no secret.</param>
    public sealed record Unknown(string Reason) : Recovery;
}
