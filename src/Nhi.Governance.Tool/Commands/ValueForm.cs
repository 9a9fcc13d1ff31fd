namespace Nhi.Governance.Tool.Commands;

/// <summary>How values stand in what <c>nhi enrol</c> reads.</summary>
internal enum ValueForm
{
    /// <summary>One a line.</summary>
    Lines,

    /// <summary><c>NAME=value</c>, as in <c>.env</c> files.</summary>
    Dotenv,

    /// <summary>One JSON object a line.</summary>
    Jsonl,

    /// <summary>The file is the value.</summary>
    Whole,
}
