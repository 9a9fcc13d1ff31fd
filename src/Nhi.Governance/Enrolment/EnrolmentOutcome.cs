namespace Nhi.Governance;

/// <summary>What came of enrolling a value.</summary>
public abstract record EnrolmentOutcome
{
    private EnrolmentOutcome()
    {
    }

    /// <summary>It is enrolled.</summary>
    /// <param name="Enrolment">How.</param>
    /// <param name="IsNew">Whether it was not before.</param>
    public sealed record Kept(Enrolment Enrolment, bool IsNew) : EnrolmentOutcome;

    /// <summary>It is not.</summary>
    /// <param name="Reason">Why, in words that tell nothing of the value but how easily it is guessed.</param>
    public sealed record Refused(string Reason) : EnrolmentOutcome;
}
