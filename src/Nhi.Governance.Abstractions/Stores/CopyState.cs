namespace Nhi.Governance;

/// <summary>Whether readers get a copy.</summary>
public enum CopyState : byte
{
    /// <summary>Not told. The default.</summary>
    Unknown = 0,

    /// <summary>Readers get it.</summary>
    Live,

    /// <summary>No reader is handed it by name, and it can still be brought back or asked for by its id: scheduled for deletion, without a label.</summary>
    Inert,

    /// <summary>Gone for good.</summary>
    Removed,
}
