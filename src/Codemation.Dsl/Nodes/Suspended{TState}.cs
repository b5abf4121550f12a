namespace Codemation;

/// <summary>Work that was started elsewhere.</summary>
/// <typeparam name="TState">What is needed to look at it.</typeparam>
/// <param name="State">What is needed to look at it.</param>
/// <param name="PollAfter">How long to wait before the first look; zero or less looks at once.</param>
public readonly record struct Suspended<TState>(TState State, TimeSpan PollAfter);
