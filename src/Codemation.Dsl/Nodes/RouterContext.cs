namespace Codemation;

/// <summary>What a <see cref="RouterNode{TRequest}"/> can see and use while it handles an item.</summary>
/// <remarks>Valid only while the call it was given to runs; not for several threads at once.</remarks>
public abstract class RouterContext : StepContext
{
    /// <summary>Sends a value out at a port, without attachments.</summary>
    /// <typeparam name="T">The JSON type of the port's items.</typeparam>
    /// <param name="port">The port.</param>
    /// <param name="value">The value.</param>
    /// <exception cref="InvalidOperationException">The flow takes nothing from this port; the item fails.</exception>
    public void Emit<T>(Port<T> port, T value) => Emit(port, new Item<T>(value));

    /// <summary>Sends an item out at a port, with its attachments.</summary>
    /// <typeparam name="T">The JSON type of the port's items.</typeparam>
    /// <param name="port">The port.</param>
    /// <param name="item">The item.</param>
    /// <exception cref="InvalidOperationException">The flow takes nothing from this port; the item fails.</exception>
    public abstract void Emit<T>(Port<T> port, Item<T> item);
}
