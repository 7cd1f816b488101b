"""Writes small language models with random weights that llama.cpp loads: a Llama with a vocabulary of bytes."""

from __future__ import annotations

from pathlib import Path

import gguf
import numpy as np

WORDS = ("<unk>", "<s>", "</s>", *(f"<0x{byte:02X}>" for byte in range(256)), "\u2581")
TEMPLATE = "{% for message in messages %}{{ message['content'] }}\n{% endfor %}"


def write_llama(
    target: Path,
    *,
    width: int = 64,
    layers: int = 2,
    heads: int = 4,
    kv_heads: int = 2,
    window: int = 256,
    tensors_a_part: int = 0,
    seed: int = 1,
    half: bool = False,
) -> Path:
    """Returns the first file; with ``tensors_a_part`` there are several. Weights of ``half`` precision or whole."""
    writer = gguf.GGUFWriter(target, "llama", split_max_tensors=tensors_a_part)
    writer.add_name("A small Llama")
    writer.add_license("apache-2.0")
    writer.add_context_length(window)
    writer.add_block_count(layers)
    writer.add_embedding_length(width)
    writer.add_feed_forward_length(2 * width)
    writer.add_head_count(heads)
    writer.add_head_count_kv(kv_heads)
    writer.add_layer_norm_rms_eps(1e-5)
    writer.add_rope_dimension_count(width // max(1, heads))
    writer.add_file_type(gguf.LlamaFileType.MOSTLY_F16 if half else gguf.LlamaFileType.ALL_F32)
    writer.add_vocab_size(len(WORDS))
    writer.add_tokenizer_model("llama")
    writer.add_token_list(list(WORDS))
    writer.add_token_scores([-float(number) for number in range(len(WORDS))])
    kinds = [gguf.TokenType.UNKNOWN, gguf.TokenType.CONTROL, gguf.TokenType.CONTROL]
    writer.add_token_types([*kinds, *[gguf.TokenType.BYTE] * 256, gguf.TokenType.NORMAL])
    writer.add_bos_token_id(1)
    writer.add_eos_token_id(2)
    writer.add_chat_template(TEMPLATE)
    for name, shape in _shapes(width, layers, max(1, width // max(1, heads)) * kv_heads):
        weights = np.random.default_rng([seed, len(name), sum(map(ord, name))]).normal(0, 0.2, shape)
        flat = len(shape) == 1
        writer.add_tensor(name, np.ones(shape, np.float32) if flat else weights.astype([np.float32, np.float16][half]))
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()
    return target if target.exists() else min(target.parent.glob(f"{target.stem}-00001-of-*.gguf"))


def _shapes(width: int, layers: int, kv_width: int) -> list[tuple[str, tuple[int, ...]]]:
    shapes: list[tuple[str, tuple[int, ...]]] = [
        ("token_embd.weight", (len(WORDS), width)),
        ("output_norm.weight", (width,)),
        ("output.weight", (len(WORDS), width)),
    ]
    for layer in range(layers):
        shapes += [
            (f"blk.{layer}.attn_norm.weight", (width,)),
            (f"blk.{layer}.attn_q.weight", (width, width)),
            (f"blk.{layer}.attn_k.weight", (kv_width, width)),
            (f"blk.{layer}.attn_v.weight", (kv_width, width)),
            (f"blk.{layer}.attn_output.weight", (width, width)),
            (f"blk.{layer}.ffn_norm.weight", (width,)),
            (f"blk.{layer}.ffn_gate.weight", (2 * width, width)),
            (f"blk.{layer}.ffn_up.weight", (2 * width, width)),
            (f"blk.{layer}.ffn_down.weight", (width, 2 * width)),
        ]
    return shapes
