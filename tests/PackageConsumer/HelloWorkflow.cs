using Codemation;

public sealed record Visitor(string Name, int Visits);

public sealed record Greeting(string Text);

[Workflow("hello")]
public sealed partial class HelloWorkflow : Workflow<Visitor, Greeting>
{
    protected override Flow<Greeting> Define(Start<Visitor> start) => start
        .OnManual()
        .If("known", visitor => visitor.Visits > 0,
            then: flow => flow.Map("welcome-back", visitor => new Greeting($"Welcome back, {visitor.Name}!")),
            @else: flow => flow.Map("welcome", visitor => new Greeting($"Welcome, {visitor.Name}!")))
        .Merge("greeting");
}
