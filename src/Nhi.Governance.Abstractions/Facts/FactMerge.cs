namespace Nhi.Governance;

/// <summary>What becomes of a fact that two sightings report.</summary>
public enum FactMerge : byte
{
    /// <summary>The later report wins; between equals, the source whose name sorts last.</summary>
    Latest = 0,

    /// <summary>Sets are united; of two truths, true wins; of two instants, the later one.</summary>
    Union,
}
