namespace Nhi.Governance.Providers.Policy;

/// <summary>A policy file cannot be used. The message names the file and the place.</summary>
public sealed class PolicyFileException : Exception
{
    /// <summary>Makes the exception.</summary>
    public PolicyFileException()
    {
    }

    /// <summary>Makes the exception with its message.</summary>
    /// <param name="message">What is wrong.</param>
    public PolicyFileException(string message)
        : base(message)
    {
    }

    /// <summary>Makes the exception with its message and cause.</summary>
    /// <param name="message">What is wrong.</param>
    /// <param name="innerException">The cause.</param>
    public PolicyFileException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Makes the exception for a place in a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="place">The place; empty for the whole.</param>
    /// <param name="reason">What is wrong there.</param>
    public PolicyFileException(string path, string place, string reason)
        : base(string.IsNullOrEmpty(place) ? $"{path}: {reason}" : $"{path}, {place}: {reason}")
    {
    }
}
