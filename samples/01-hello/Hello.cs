using Codemation;

namespace Hello;

/// <summary>Greets people. The smallest workflow there is: a typed input, one step, a typed output.</summary>
[Workflow("hello", Name = "Hello")]
public sealed partial class Hello : Workflow<Person, Greeting>
{
    protected override Flow<Greeting> Define(Start<Person> start) => start
        .OnManual(new Person("world"))
        .Map("greet", person => new Greeting($"Hello, {person.Name}!"));
}

public sealed record Person(string Name);

public sealed record Greeting(string Text);
