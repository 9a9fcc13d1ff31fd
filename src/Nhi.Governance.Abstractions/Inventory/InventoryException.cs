namespace Nhi.Governance;

/// <summary>An inventory store cannot be read or written. The message names the store and holds no secret.</summary>
public sealed class InventoryException : Exception
{
    /// <summary>Makes the exception.</summary>
    public InventoryException()
    {
    }

    /// <summary>Makes the exception with its message.</summary>
    /// <param name="message">What is wrong with which store, and what to do.</param>
    public InventoryException(string message)
        : base(message)
    {
    }

    /// <summary>Makes the exception with its message and cause.</summary>
    /// <param name="message">What is wrong with which store, and what to do.</param>
    /// <param name="innerException">The cause.</param>
    public InventoryException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
