namespace Nhi.Governance;

/// <summary>Rules that are written as data say something that does not exist, or not what they have to. The message names the place.</summary>
public sealed class RuleFormatException : Exception
{
    /// <summary>Makes the exception.</summary>
    public RuleFormatException()
    {
    }

    /// <summary>Makes the exception with its message.</summary>
    /// <param name="message">What is wrong.</param>
    public RuleFormatException(string message)
        : base(message)
    {
    }

    /// <summary>Makes the exception with its message and cause.</summary>
    /// <param name="message">What is wrong.</param>
    /// <param name="innerException">The cause.</param>
    public RuleFormatException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Makes the exception for a place.</summary>
    /// <param name="place">The place, such as <c>set[3].when[0]</c>; empty for the whole.</param>
    /// <param name="reason">What is wrong there.</param>
    public RuleFormatException(string place, string reason)
        : base(string.IsNullOrEmpty(place) ? reason : $"{place}: {reason}") => (Place, Reason) = (place, reason);

    /// <summary>The place; empty for the whole.</summary>
    public string Place { get; } = string.Empty;

    /// <summary>What is wrong there.</summary>
    public string Reason { get; } = string.Empty;
}
