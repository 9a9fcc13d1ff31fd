namespace Nhi.Governance;

/// <summary>What becomes of a fact that two sightings report.</summary>
public enum FactMerge : byte
{
    /// <summary>The source whose name sorts last wins, as exports that are named by their day sort by it: no export tells when it was made. Of two reports of one source, the greater value.</summary>
    Latest = 0,

    /// <summary>Sets are united; of two truths, true wins; of two instants, the later one.</summary>
    Union,
}
