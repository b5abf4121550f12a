using Codemation.Dsl.Generator.Caching;
using Codemation.Dsl.Generator.Chains;
using Codemation.Dsl.Generator.Emit;
using Codemation.Dsl.Generator.Model;
using Microsoft.CodeAnalysis;

namespace Codemation.Dsl.Generator.Reading;

/// <summary>Turns a workflow class into its model: behind this, nothing knows a symbol.</summary>
internal static class WorkflowReader
{
    /// <summary>The model; null when the class doesn't derive from <c>Workflow&lt;TIn, TOut&gt;</c>.</summary>
    public static WorkflowModel? Read(
        Compilation compilation,
        INamedTypeSymbol type,
        TreeDependencies dependencies,
        CancellationToken cancellationToken)
    {
        var model = ReadOnce(compilation, type, dependencies, cancellationToken);
        return model is { Chain.IsComplete: false, Members.HasSteps: false } && OwnSteps.AreUsed(type, cancellationToken)
            ? OwnSteps.Resolve(model, compilation, type, (wider, same) => ReadOnce(wider, same, dependencies, cancellationToken), cancellationToken)
            : model;
    }

    private static WorkflowModel? ReadOnce(
        Compilation compilation,
        INamedTypeSymbol type,
        TreeDependencies dependencies,
        CancellationToken cancellationToken)
    {
        if (WorkflowTypes.Base(type) is not { } workflow || WorkflowTypes.Attribute(type) is not { } attribute)
        {
            return null;
        }

        var id = attribute.ConstructorArguments.FirstOrDefault().Value as string ?? "";
        var name = attribute.NamedArguments.FirstOrDefault(static argument => argument.Key == "Name").Value.Value as string ?? id;
        var reading = ChainReader.Read(compilation, type, dependencies, cancellationToken);
        var items = new ItemTable(type, compilation, cancellationToken);
        var input = items.Add(workflow.TypeArguments[0]);
        var output = items.Add(workflow.TypeArguments[1]);
        var config = WorkflowTypes.Find(type, "Workflow`3") is { TypeArguments: var arguments } ? items.Add(arguments[2]) : -1;
        var chain = Model(reading, items);
        var members = Members(type);
        var container = ContainerReader.Read(type, cancellationToken);
        return new WorkflowModel
        {
            Id = id,
            Name = name,
            HintName = HintName.For(type, "Plan"),
            Container = container,
            Members = members,
            Items = items.ToItems(),
            Input = input,
            Output = output,
            Config = config,
            Chain = chain,
            Registration = container.IsPartial ? Registration(type, id, workflow, members, compilation) : null,
        };
    }

    private static ChainModel Model(ChainReading reading, ItemTable items)
    {
        var steps = new List<StepModel>();
        foreach (var step in reading.Steps)
        {
            if (step.Id is not null)
            {
                steps.Add(new StepModel(
                    step.Id,
                    step.Kind,
                    step.Inputs.Select(static input => new SourceModel(input.Step, input.Port)).ToEquatableArray(),
                    step.Ports.Select(port => new PortModel(port.Name, items.Add(port.Items))).ToEquatableArray(),
                    step.Scope,
                    step.UsesContext,
                    step.Signal is null ? -1 : items.Add(step.Signal),
                    step.Target is null ? null : TypeText.ForPeople(step.Target)));
            }
        }

        var result = reading.Result?.Source ?? ChainSource.Trigger;
        var triggers = reading.Triggers.Select(static trigger => new TriggerModel(trigger.Kind, trigger.Expression, trigger.TimeZone));
        return new ChainModel(
            reading.IsComplete && items.IsSupported, steps.ToEquatableArray(), triggers.ToEquatableArray(), new(result.Step, result.Port));
    }

    private static MemberNames Members(INamedTypeSymbol type) => new(
        HasPlan: !type.GetMembers("Plan").IsEmpty,
        HasSteps: !type.GetMembers("Steps").IsEmpty,
        InheritsPlan: Inherits(type, "Plan"),
        InheritsSteps: Inherits(type, "Steps"));

    // A base class that is a workflow itself gets its members from this generator, so they can't be seen here.
    private static bool Inherits(INamedTypeSymbol type, string name)
    {
        for (var each = type.BaseType; each is not null; each = each.BaseType)
        {
            if (WorkflowTypes.Attribute(each) is not null
                || each.GetMembers(name).Any(static member => member.DeclaredAccessibility != Accessibility.Private))
            {
                return true;
            }
        }

        return false;
    }

    private static WorkflowRegistration? Registration(
        INamedTypeSymbol type,
        string id,
        INamedTypeSymbol workflow,
        MemberNames members,
        Compilation compilation)
    {
        var input = workflow.TypeArguments[0];
        var output = workflow.TypeArguments[1];
        if (type.IsGenericType
            || !TypeVisibility.IsAssemblyWide(type, compilation)
            || !TypeVisibility.IsAssemblyWide(input, compilation)
            || !TypeVisibility.IsAssemblyWide(output, compilation)
            || ConstructorReader.Read(type, compilation) is not { } constructor)
        {
            return null;
        }

        var name = TypeText.InCode(type);
        return new WorkflowRegistration(
            id,
            name,
            TypeText.Annotated(input),
            TypeText.Annotated(output),
            members.HasPlan ? name + ".GeneratedPlan.Value" : name + ".Plan",
            constructor,
            TypeVisibility.IsPublic(type) && TypeVisibility.IsPublic(input) && TypeVisibility.IsPublic(output),
            TakesSingleItem: input.TypeKind is TypeKind.Class or TypeKind.Struct or TypeKind.Enum && input.SpecialType != SpecialType.System_Object);
    }
}
