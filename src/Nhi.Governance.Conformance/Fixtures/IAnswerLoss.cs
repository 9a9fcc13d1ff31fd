namespace Nhi.Governance.Conformance;

/// <summary>Loses one answer on the way between a provider and the other side.</summary>
public interface IAnswerLoss
{
    /// <summary>Counts exchanges from here, and loses one.</summary>
    /// <param name="exchange">Which one, from zero; a negative number loses none and only counts.</param>
    /// <param name="moment">When it is lost.</param>
    void Arm(int exchange, LossMoment moment);

    /// <summary>Counts exchanges from here, and leaves one unanswered after it had its effect: nothing tells so, and the connection stays open until the caller gives up.</summary>
    /// <param name="exchange">Which one, from zero.</param>
    /// <returns>Whether it can; <see langword="false"/>, the default, where answers are only lost with their connection.</returns>
    bool Hang(int exchange) => false;

    /// <summary>How many exchanges there were since it was armed.</summary>
    int Exchanges { get; }

    /// <summary>Whether the answer was lost, or is held back.</summary>
    bool HasLost { get; }
}
